import type { Db } from '../../../db/connect.ts'
import { findResponse } from '../../../db/queries/responses.ts'
import { conflict, notFound } from '../../errors.ts'

/** A response that can still be worked on. Throws not_found, or `conflict` where it was closed. */
export async function requireOpen(db: Db, id: number) {
  const response = await findResponse(db, id)
  if (!response) throw notFound({ zh: '响应', en: 'response' })
  if (response.closed_at !== null) throw conflict({ zh: '这次响应已经结束，不能再改', en: 'This response is closed and can no longer be changed' })
  return response
}

export const changedMeanwhile = () => conflict({ zh: '别人刚改过这次响应，请看过最新情况再操作', en: 'Somebody has just changed this response; look at it as it stands now and try again' })
