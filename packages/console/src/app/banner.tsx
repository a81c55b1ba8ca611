import { WifiOff } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { useReadable } from '../ui/readable.ts'
import { useDesk } from './desk.ts'

/** Connecting for this long is worth a word; less is not. */
const PATIENCE = 4_000

/** Says when what is seen may be behind, and why. */
export function Banner() {
  const status = useReadable(useDesk().client.connection)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (status !== 'connecting') return
    const timer = setTimeout(() => setSlow(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [status])
  const text = status === 'offline' ? t.banner.offline : status === 'connecting' && slow ? t.banner.reconnecting : ''
  return (
    <div role="status" class="banner-place">
      {text && (
        <p class="banner">
          <Icon icon={WifiOff} size={16} />
          {text}
        </p>
      )}
    </div>
  )
}
