/** The name that the server gives a file in its answer. */
export const fileNameOf = ({ headers }: Pick<Response, 'headers'>, fallback: string) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(headers.get('content-disposition') ?? '')?.[1] ?? fallback)

/** Hands a file to the browser. */
export function saveFile(content: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
