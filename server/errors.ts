import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Label } from '../db/record.ts'

/** An error with a message for a person, in both languages. Made by the factories below. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: ContentfulStatusCode,
    readonly messages: Label,
    readonly details: unknown = null,
  ) {
    super(`${messages.zh} · ${messages.en}`)
    this.name = 'AppError'
  }
}

export const unauthenticated = () => new AppError('session.required', 401, {
  zh: '请先登录', en: 'Sign in first',
})

export const wrongPassword = () => new AppError('session.wrong_password', 401, {
  zh: '用户名或密码不对', en: 'The user name or password is wrong',
})

export const lockedOut = (minutes: number) => new AppError('session.locked', 423, {
  zh: `连续输错次数过多，请 ${minutes} 分钟后再试`, en: `Too many wrong tries; try again in ${minutes} minutes`,
})

export const notAllowed = () => new AppError('permission.denied', 403, {
  zh: '你的角色没有这项权限', en: 'Your role may not do this',
})

export const notFound = (what: Label = { zh: '内容', en: 'item' }) => new AppError('not_found', 404, {
  zh: `没有找到这个${what.zh}，它可能已被删除`, en: `This ${what.en} was not found; it may have been deleted`,
})

export const invalid = (messages: Label, details: unknown = null) => new AppError('invalid', 422, messages, details)

export const conflict = (messages: Label, details: unknown = null) => new AppError('conflict', 409, messages, details)

export const emptyUpload = () => invalid({
  zh: '这是空文件，里面没有内容。请检查是否保存成功', en: 'The file is empty. Check that it was saved',
})

export const brokenOff = () => new AppError('broken_off', 400, {
  zh: '上传中断了，什么也没有留下，请重新上传', en: 'The upload broke off and nothing was kept; send the file again',
})

export const gone = (messages: Label) => new AppError('gone', 410, messages)

export const tooLarge = (limitMegabytes: number) => new AppError('too_large', 413, {
  zh: `文件超过 ${limitMegabytes} MB 的限制`, en: `The file is over the limit of ${limitMegabytes} MB`,
})

/** The caller has gone away; nobody reads this but the log of a proxy. */
export const cancelled = () => new AppError('cancelled', 408, { zh: '已取消', en: 'Cancelled' })
