import type { Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

export type CandidatePositions = AnswerOf<(typeof api.imports)[':id']['positions']['$get']>

/** Where the positions of an import would fall under each coordinate system; asked again when the file has been read anew. */
export const useCandidatePositions = (id: number, reading: Ref<unknown>) =>
  useResource((signal) => read(api.imports[':id'].positions.$get({ param: { id: String(id) } }, { init: { signal } })), [reading])
