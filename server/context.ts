import type { Db } from '../db/connect.ts'
import type { Role } from '../db/database.ts'
import type { Env } from './env.ts'

/** The clock of the product; tests set it. */
export type Clock = () => Date

export interface SessionUser {
  id: number
  name: string
  displayName: string
  role: Role
  /** Staff see and write this organization and all below it; others the whole district (null). */
  organizationId: number | null
  mustChangePassword: boolean
}

/** What a use case is given: the database, who asks, and when. */
export interface ServiceContext {
  db: Db
  env: Env
  user: SessionUser
  now: Date
  /** The day in Shanghai, ISO. */
  today: string
  /** Network address of the caller, for the audit trail. */
  address: string | null
}

export interface AppEnv {
  Variables: { context: ServiceContext }
}
