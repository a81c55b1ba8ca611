/** Names that cities have had since the list of zones was begun, which keeps the old ones. */
const NOW_CALLED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** @example nameOfZone('Asia/Calcutta') // 'Asia/Kolkata' */
export function nameOfZone(zone: string): string {
  return (NOW_CALLED[zone] ?? zone).replaceAll('_', ' ')
}

let known: readonly string[] | undefined

/** Every zone there is but one, by its name. */
export function zonesBeside(present: string): readonly string[] {
  known ??= [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort((a, b) =>
    nameOfZone(a) < nameOfZone(b) ? -1 : 1,
  )
  return known.filter((zone) => nameOfZone(zone) !== nameOfZone(present))
}
