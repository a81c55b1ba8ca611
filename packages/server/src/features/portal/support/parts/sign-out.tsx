/** @jsxImportSource hono/jsx */
import { link, type Site } from '../../site.ts'

export function SignOut({ site }: { readonly site: Site }) {
  return (
    <form method="post" action={link(site, { name: 'sign-out' })}>
      <button type="submit" class="button plain">
        {site.t('signOut')}
      </button>
    </form>
  )
}
