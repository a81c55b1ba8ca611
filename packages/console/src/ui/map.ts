interface Spot {
  readonly address?: string | undefined
  readonly point?: { readonly latitude: number; readonly longitude: number } | undefined
}

/**
 * The address that opens a place in the map app of a device: the one people chose on Android, Apple's on its devices,
 * a page elsewhere. Nothing is asked of any map before it is followed.
 *
 * @example mapHref({ address: 'Rua Augusta 1, Lisboa' }, 'iPhone') // 'https://maps.apple.com/?q=Rua%20Augusta%201%2C%20Lisboa'
 */
export function mapHref({ address, point }: Spot, device = navigator.userAgent): string {
  const pair = point ? `${point.latitude},${point.longitude}` : ''
  const words = encodeURIComponent(address || pair)
  if (/Android/.test(device)) return pair ? `geo:${pair}?q=${pair}${address ? `(${words})` : ''}` : `geo:0,0?q=${words}`
  if (/iPhone|iPad|Macintosh/.test(device))
    return pair ? `https://maps.apple.com/?ll=${pair}&q=${words}` : `https://maps.apple.com/?q=${words}`
  return pair && point
    ? `https://www.openstreetmap.org/?mlat=${point.latitude}&mlon=${point.longitude}#map=17/${point.latitude}/${point.longitude}`
    : `https://www.openstreetmap.org/search?query=${words}`
}
