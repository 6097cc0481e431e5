import { join, resolve } from 'node:path'

export interface Env {
  /** Where the database, uploads and the sign-in file live. */
  dataDirectory: string
  databasePath: string
  host: string
  port: number
  /** Whether cookies are sent over https only; on where the office puts a TLS proxy in front. */
  secureCookies: boolean
}

/** Reads the environment once; every setting has a default that works on one machine without a network. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const dataDirectory = resolve(source.TONGXIN_DATA ?? 'data')
  return {
    dataDirectory,
    databasePath: join(dataDirectory, 'tongxin.db'),
    host: source.TONGXIN_HOST ?? '127.0.0.1',
    port: Number(source.TONGXIN_PORT ?? 8787),
    secureCookies: source.TONGXIN_SECURE_COOKIES === 'true',
  }
}
