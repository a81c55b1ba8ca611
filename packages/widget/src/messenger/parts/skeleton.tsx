/** Grey shapes where rows will be. The style sheet holds them back for 200 ms. */
export function Skeleton({ rows = 3, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="sr">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} class="bone" />
      ))}
    </div>
  )
}
