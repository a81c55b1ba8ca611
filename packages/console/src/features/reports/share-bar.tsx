/** A share from 0 to 1 as a bar. The number stands beside it, so it says nothing to screen readers. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-track" width="100" height="8" />
      <rect class="share-part" width={Math.round(share * 1000) / 10} height="8" />
    </svg>
  )
}
