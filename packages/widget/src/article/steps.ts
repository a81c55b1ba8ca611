import { element } from './element.ts'
import type { ArticleWords, StepTicks } from './options.ts'

/** One step: its id, and what stands in it, already drawn. */
export interface DrawnStep {
  readonly id: string
  readonly body: HTMLElement
}

/** Steps as a plain numbered list. */
export function drawPlainSteps(steps: readonly DrawnStep[]): Node {
  return element('ol', 'a-list', ...steps.map(({ body }) => element('li', '', body)))
}

/** Steps that can be ticked, and how many are. */
export function drawSteps(steps: readonly DrawnStep[], ticks: StepTicks, words: ArticleWords): Node {
  const count = element('span', 'a-count')
  count.setAttribute('role', 'status')
  const bar = element('progress', 'a-bar')
  bar.max = steps.length
  bar.setAttribute('aria-hidden', 'true')
  const boxes: HTMLInputElement[] = []

  function tell(): void {
    const done = boxes.filter((box) => box.checked).length
    bar.value = done
    count.textContent = words.stepsDone(done, steps.length)
  }

  const items = steps.map(({ id, body }) => {
    const box = element('input', 'a-tick')
    box.type = 'checkbox'
    box.checked = ticks.isTicked(id)
    box.setAttribute('aria-label', (body.firstElementChild ?? body).textContent?.trim() ?? '')
    box.addEventListener('change', () => {
      ticks.tick(id, box.checked)
      tell()
    })
    boxes.push(box)
    return element('li', 'a-step', box, body)
  })
  tell()
  return element('div', 'a-guide', element('div', 'a-progress', bar, count), element('ol', 'a-steps', ...items))
}
