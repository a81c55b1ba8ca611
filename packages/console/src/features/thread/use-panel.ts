import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'

/** The wide layout has room for the side panel's column; below it, the column lies over the thread. */
const WIDE = '(min-width: 1240px)'

/** Whether the panel beside a thread is shown: kept on this device where it has its column, else a drawer. */
export function usePanel() {
  const { preferences } = useDesk()
  const [drawer, setDrawer] = useState(false)
  return {
    shown: preferences.customerPanel.value ? ('on' as const) : ('off' as const),
    drawer,
    toggle() {
      if (matchMedia(WIDE).matches) preferences.customerPanel.value = !preferences.customerPanel.peek()
      else setDrawer(!drawer)
    },
    close: () => setDrawer(false),
  }
}
