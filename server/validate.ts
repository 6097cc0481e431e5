import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import type { ZodType } from 'zod'
import { invalid } from './errors.ts'

/** Validates a part of a request; what is wrong is told field by field. */
export function validate<Target extends keyof ValidationTargets, Schema extends ZodType>(target: Target, schema: Schema) {
  return zValidator(target, schema, (result) => {
    if (result.success) return
    const fields = result.error.issues.map((issue) => issue.path.join('.') || target)
    throw invalid({
      zh: `请求中的这些内容不合要求：${fields.join('、')}`, en: `These parts of the request are not valid: ${fields.join(', ')}`,
    }, fields)
  })
}
