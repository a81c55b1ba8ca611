import { t } from '../i18n/index.ts'
import { LazyPlace } from './lazy-place.tsx'

/** The app of those who drive to customers. Its code comes to them alone. */
export function ProviderPlace() {
  return (
    <LazyPlace
      id="provider"
      title={t.product}
      load={async () => (await import('../features/provider/provider.tsx')).ProviderApp}
      props={{}}
    />
  )
}
