import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { createAccount } from '../services/accounts/create-account.ts'
import { listAccounts } from '../services/accounts/list-accounts.ts'
import { changeAccount } from '../services/accounts/update-account.ts'
import { validate } from '../validate.ts'

const newAccount = z.object({
  name: z.string().trim().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
  displayName: z.string().trim().min(1).max(60),
  role: z.enum(['leader', 'planner', 'staff', 'administrator', 'auditor']),
  organizationId: z.number().int().positive().nullable(),
  password: z.string().max(200),
})
const change = z.object({ disabled: z.boolean().optional(), password: z.string().max(200).optional() })
const idParam = z.object({ id: z.coerce.number().int().positive() })

/** Accounts, for the administrator alone. */
export const accountRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'accounts')
    await next()
  })
  .get('/', async (c) => c.json(await listAccounts(c.get('context'))))
  .post('/', validate('json', newAccount), async (c) => {
    const { db, user, now, address } = c.get('context')
    const id = await createAccount(db, { ...c.req.valid('json'), mustChangePassword: true }, { authorId: user.id, now, address })
    return c.json({ id }, 201)
  })
  .patch('/:id', validate('param', idParam), validate('json', change), async (c) => {
    await changeAccount(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
