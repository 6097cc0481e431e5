import type { Label } from './api.ts'

/** An answer other than success, with the server's words for a person. */
export class ApiError extends Error {
  constructor(readonly code: string, readonly status: number, readonly label: Label, readonly details: unknown) {
    super(label.zh)
    this.name = 'ApiError'
  }
}
