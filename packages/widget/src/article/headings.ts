/** The id of a heading's element: a prefix of its own keeps it from shadowing names of the page. */
export const headingId = (id: string): string => `a-${id}`

/**
 * Brings a heading of a drawn article into view and moves the focus there.
 *
 * @param within an element that holds the drawing
 * @param id as the tree and the table of contents name it
 * @returns whether there is such a heading
 * @example showHeading(body, 'before-you-begin')
 */
export function showHeading(within: ParentNode, id: string): boolean {
  const heading = within.querySelector<HTMLElement>(`[id="${CSS.escape(headingId(id))}"]`)
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView()
  return heading !== null
}
