import type { Role } from '../../../db/database.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import { mayWrite } from '../../security/permissions.ts'

/** The record types that a role may bring in from a spreadsheet. */
export const importableTypes = (role: Role): RecordName[] =>
  recordNames.filter((name) => mayWrite(role, name) && recordDefinition(name).importable)
