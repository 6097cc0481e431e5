/**
 * The content-disposition of a file to be saved under its own name (RFC 6266): as it is for browsers of today, in plain letters for others.
 * Whatever could break the header or leave the folder is replaced.
 */
export function attachment(name: string) {
  const safe = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\ud800-\udfff\u202a-\u202e\u2066-\u2069]/gu, '_').replace(/^\.+/u, '_')
  const plain = safe.replace(/[^\x20-\x7e]/gu, '_').replace(/[%;]/gu, '_')
  // encodeURIComponent leaves signs that RFC 8187 has encoded.
  const encoded = encodeURIComponent(safe).replace(/['()!]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
