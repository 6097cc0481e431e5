import type { OrganizationTree } from '../../../../db/organization-tree.ts'
import { plainText } from '../../../spreadsheet/parse-values/plain-text.ts'

/** 12345部队, 第99旅: what may be a unit's true designation. */
const DESIGNATION = /\d{3,}\s*(?:部|分)队|第?[\d一二三四五六七八九十百]{2,}(?:集团军|军|师|旅|团)/u

export const mayBeDesignation = (written: string) => DESIGNATION.test(plainText(written))

/** A military unit is known by its alias alone: nothing may be kept that ties another name of it to that. */
export const isMilitary = (tree: Pick<OrganizationTree, 'organization'>, { type, id }: { type: string, id: number }) =>
  type === 'organization' && tree.organization(id)?.side === 'military'
