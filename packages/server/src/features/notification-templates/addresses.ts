/** A web address as it may stand in a link; null for anything else, such as `javascript:`. */
export function webAddress(value: string | null | undefined): string | null {
  const url = value ? URL.parse(value.trim()) : null
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 4_000 ? url.href : null
}
