import type { SessionUser } from '../context.ts'

/** The account that a change is put down to; none for the command line, whose user has the id 0. */
export const authorOf = (user: SessionUser) => user.id === 0 ? null : user.id
