import type { ImportOptions, NameAnswer, NameQuestion } from '../../api.ts'

type Asked = Pick<NameQuestion, 'type' | 'written'>

const isAbout = ({ type, written }: Asked) => (answer: NameAnswer) => answer.type === type && answer.written === written

/** What a person has said about a name, whether the server knows it already or not. */
export const answerTo = (options: ImportOptions, question: Asked) => options.names?.find(isAbout(question))

/** Says whom a name means, null for nobody so far; what was said of it before is dropped. */
export function giveAnswer(options: ImportOptions, question: Asked, { id, remember }: { id: number | null, remember: boolean }): ImportOptions {
  const { type, written } = question
  return { ...options, names: [...withoutAnswer(options, question), { type, written, id, remember }] }
}

/** Leaves a name unanswered again. */
export function takeAnswerBack(options: ImportOptions, question: Asked): ImportOptions {
  return { ...options, names: withoutAnswer(options, question) }
}

const withoutAnswer = ({ names = [] }: ImportOptions, question: Asked) => names.filter((answer) => !isAbout(question)(answer))

/** Says of every name that was taken for what looks alike that it was taken right. */
export function confirmGuesses(options: ImportOptions, questions: NameQuestion[]): ImportOptions {
  return guessesIn(options, questions).reduce((changed, question) => giveAnswer(changed, question, { id: question.taken?.id ?? null, remember: true }), options)
}

/** Names taken for what looks alike that nobody has said anything about. */
export const guessesIn = (options: ImportOptions, questions: NameQuestion[]) =>
  questions.filter((question) => question.state === 'guessed' && question.taken !== null && !answerTo(options, question))

/** Names that nobody has said anything about and that hold rows back. */
export const openQuestions = (options: ImportOptions, questions: NameQuestion[]) =>
  questions.filter((question) => question.state === 'unknown' && !answerTo(options, question))
