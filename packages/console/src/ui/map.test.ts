import { expect, test } from 'vitest'
import { mapHref } from './map.ts'

const point = { latitude: 38.71, longitude: -9.14 }
const address = 'Rua Augusta 1 & 2, Lisboa'
const said = 'Rua%20Augusta%201%20%26%202%2C%20Lisboa'

test.each([
  ['Android', { address, point }, `geo:38.71,-9.14?q=38.71,-9.14(${said})`],
  ['Android', { address }, `geo:0,0?q=${said}`],
  ['Android', { point }, 'geo:38.71,-9.14?q=38.71,-9.14'],
  ['iPhone', { address, point }, `https://maps.apple.com/?ll=38.71,-9.14&q=${said}`],
  ['iPhone', { address }, `https://maps.apple.com/?q=${said}`],
  ['X11; Linux', { point }, 'https://www.openstreetmap.org/?mlat=38.71&mlon=-9.14#map=17/38.71/-9.14'],
  ['X11; Linux', { address }, `https://www.openstreetmap.org/search?query=${said}`],
])('on %s %o is %s', (device, spot, href) => {
  expect(mapHref(spot, device)).toBe(href)
})
