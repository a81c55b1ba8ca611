/** The bell of the desk: the mark of the product. */
export function Bell({ size = 28 }: { size?: number }) {
  return (
    <svg class="bell" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect class="bell-plate" width="32" height="32" rx="8" />
      <path class="bell-dome" d="M7 21a9 9 0 0 1 18 0z" />
      <rect class="bell-line" x="5" y="22.5" width="22" height="2.6" rx="1.3" />
      <rect class="bell-line" x="14.6" y="8.2" width="2.8" height="4.4" rx="1.4" />
    </svg>
  )
}
