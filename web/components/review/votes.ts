import type { Vote } from '../../composables/report/use-reviews.ts'

/** What a ballot may say, from the good to the bad. */
export const votes: Vote[] = ['satisfied', 'fairly_satisfied', 'dissatisfied']
