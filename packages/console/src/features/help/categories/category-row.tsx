import type { CategoryDraft } from '@deskbell/protocol'
import { Pencil, Trash2 } from 'lucide'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { languageName } from '../languages.ts'
import { SortHandle } from '../sort-handle.tsx'
import { ICONS } from './icons.ts'

interface Props {
  category: CategoryDraft
  name: string
  index: number
  count: number
  /** It may be seen, not changed. */
  fixed: boolean
  onMove: (from: number, to: number) => void
  onRest: () => void
  onEdit: () => void
  onDelete: () => void
}

export function CategoryRow({ category, name, index, count, fixed, onMove, onRest, onEdit, onDelete }: Props) {
  const languages = Object.keys(category.words).map(languageName).join(', ')
  const full = category.articleCount > 0
  return (
    <li class="category-row">
      {!fixed && (
        <SortHandle
          label={h.categories.move(name)}
          hint={h.categories.moveHint}
          index={index}
          count={count}
          onMove={onMove}
          onRest={onRest}
        />
      )}
      <span class="category-icon">
        <Icon icon={ICONS[category.icon]} />
      </span>
      <div class="category-words">
        <p class="category-name" dir="auto">
          {name}
        </p>
        <p class="article-note">{languages}</p>
      </div>
      <p class="category-count number">{h.categories.articles(category.articleCount)}</p>
      {!fixed && (
        <div class="category-actions">
          <button type="button" class="icon-button" aria-label={h.categories.editLabel(name)} onClick={onEdit}>
            <Icon icon={Pencil} size={18} />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={h.categories.deleteLabel(name)}
            aria-describedby={full ? `full-${category.id}` : undefined}
            title={full ? h.categories.notEmpty : h.categories.delete}
            aria-disabled={full}
            onClick={() => !full && onDelete()}
          >
            <Icon icon={Trash2} size={18} />
          </button>
          {full && (
            <span class="hidden" id={`full-${category.id}`}>
              {h.categories.notEmpty}
            </span>
          )}
        </div>
      )}
    </li>
  )
}
