import { Plus, X } from 'lucide'
import { useMe } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { languageName } from '../customer/facts.ts'
import { localeChoices } from '../settings/locales.ts'

/** Several languages: those chosen, and a list to add from. */
export function LanguageChips({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const { workspace } = useMe()
  return (
    <>
      <div class="pill-row">
        {tags.map((tag) => (
          <span key={tag} class="chip">
            {languageName(tag)}
            <button
              type="button"
              class="chip-remove"
              aria-label={s.route.removeValue(languageName(tag))}
              onClick={() => onChange(tags.filter((one) => one !== tag))}
            >
              <Icon icon={X} size={14} />
            </button>
          </span>
        ))}
        <label class="chip-add">
          <Icon icon={Plus} size={16} />
          <select
            class="input select select-small"
            aria-label={s.route.addLanguage}
            value=""
            onChange={(event) => {
              const tag = event.currentTarget.value
              if (tag) onChange([...tags, tag])
            }}
          >
            <option value="">{s.route.addLanguage}</option>
            {localeChoices(workspace.locale)
              .filter(({ tag }) => !tags.includes(tag))
              .map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      </div>
      <p class="field-hint">{s.route.languageHint}</p>
    </>
  )
}
