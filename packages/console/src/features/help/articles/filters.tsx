import { ARTICLE_KINDS, ARTICLE_STATUSES, type CategoryDraft } from '@deskbell/protocol'
import { useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { SearchBox } from '../../../ui/search-box.tsx'
import { localeChoices } from '../../settings/locales.ts'
import { categoryName } from '../categories/names.ts'
import { filters } from './use-articles.ts'

interface Props {
  categories: readonly CategoryDraft[]
  waiting: number | null
}

/** What narrows the list of articles. */
export function Filters({ categories, waiting }: Props) {
  const { workspace } = useMe()
  const now = filters.value
  const set = (next: typeof now) => {
    filters.value = { ...filters.peek(), ...next }
  }
  const choices = [
    {
      key: 'status',
      label: h.list.status,
      any: h.list.anyStatus,
      all: ARTICLE_STATUSES.map((one) => [one, h.statuses[one]]),
    },
    {
      key: 'categoryId',
      label: h.list.category,
      any: h.list.anyCategory,
      all: categories.map((one) => [one.id, `${categoryName(one, workspace.locale)} (${one.articleCount})`]),
    },
    {
      key: 'locale',
      label: h.list.language,
      any: h.list.anyLanguage,
      all: localeChoices(workspace.locale).map(({ tag, name }) => [tag, name]),
    },
    { key: 'kind', label: h.list.kind, any: h.list.anyKind, all: ARTICLE_KINDS.map((one) => [one, h.kinds[one]]) },
  ] as const
  return (
    <search class="filters">
      <SearchBox label={h.list.search} value={now.q ?? ''} onChange={(q) => set({ q })} />
      {choices.map(({ key, label, any, all }) => (
        <select
          key={key}
          class={`input select select-small ${now[key] ? 'is-set' : ''}`}
          aria-label={label}
          value={now[key] ?? ''}
          onChange={(event) => set({ [key]: event.currentTarget.value })}
        >
          <option value="">{any}</option>
          {all.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ))}
      <button
        type="button"
        class={`button filter-mine ${waiting ? 'needs-you' : ''}`}
        aria-pressed={now.mine === 'true'}
        onClick={() => set({ mine: now.mine ? undefined : 'true' })}
      >
        {h.list.mine}
        {waiting !== null && waiting > 0 && <span class="filter-count number">{waiting}</span>}
      </button>
    </search>
  )
}
