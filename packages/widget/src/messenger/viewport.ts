/**
 * Fits a full-screen panel to what is left of the screen above an on-screen keyboard. The style
 * sheet reads the two lengths under 480 px only.
 */
export function fitViewport(panel: HTMLElement): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = (): void => {
    // Pinch-zoomed: the visitor looks closely at something, and the panel stays where it is.
    if (view.scale > 1.01) return
    panel.style.setProperty('--view-height', `${view.height}px`)
    panel.style.setProperty('--view-top', `${view.offsetTop}px`)
  }
  fit()
  view.addEventListener('resize', fit)
  view.addEventListener('scroll', fit)
  return () => {
    view.removeEventListener('resize', fit)
    view.removeEventListener('scroll', fit)
  }
}
