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

/** What a zone is called now. Both names mean the same to whoever reckons with it. */
function presentName(zone: string): string {
  return NOW_CALLED[zone] ?? zone
}

/** @example wordsOfZone('Asia/Saigon') // 'Asia/Ho Chi Minh' */
export function wordsOfZone(zone: string): string {
  return presentName(zone).replaceAll('_', ' ')
}

let known: readonly string[] | undefined

/** Every zone there is but one, by the names they have now. */
export function zonesBeside(present: string): readonly string[] {
  known ??= [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'].map(presentName))].sort()
  return known.filter((zone) => zone !== presentName(present))
}
