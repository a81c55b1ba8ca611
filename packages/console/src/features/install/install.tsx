import { useMe } from '../../app/desk.ts'
import { settingsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Code } from '../../ui/code.tsx'
import { IdentityKeys } from './identity-keys.tsx'
import { scriptTag } from './snippets.ts'

/** Putting Deskbell on a site, and letting the site vouch for its customers. */
export function Install() {
  const { workspace } = useMe()
  return (
    <>
      <p class="page-lead">{t.install.lead}</p>
      <section class="section" aria-labelledby="snippet">
        <h2 class="section-title" id="snippet">
          {t.install.snippet}
        </h2>
        <Code text={scriptTag(location.origin, workspace.key)} label={t.install.snippet} />
        <p class="field-hint">{t.install.snippetHint}</p>
        {workspace.allowedOrigins.length === 0 && (
          <p class="notice">
            {t.install.originsNone} <a href={settingsHref('workspace')}>{t.install.originsLink}</a>
          </p>
        )}
        <dl class="plain-facts">
          <div>
            <dt>{t.install.keyTitle}</dt>
            <dd>
              <code>{workspace.key}</code>
            </dd>
          </div>
        </dl>
        <p class="field-hint">{t.install.keyHint}</p>
      </section>
      <IdentityKeys />
    </>
  )
}
