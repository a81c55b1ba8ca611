import {
  kindFacts,
  type MailBrand,
  NOTIFICATION_KIND_NAMES,
  type NotificationKind,
  type NotificationTemplate,
  type TemplateOverview,
  type TemplateWords,
  variablesOfKind,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { requireKnownVariables } from './checks.ts'
import { chooseWords } from './choose.ts'
import { brandOf } from './look.ts'
import { deleteWords, listEdited, saveBrand, saveWords } from './repository.ts'
import { OUR_LOCALES } from './words/index.ts'

interface Which {
  readonly kind: NotificationKind
  /** The workspace's own language where none is named. */
  readonly locale?: string | undefined
}

/** Every kind there is, which of them have words of the workspace's own, and how its mails look. */
export async function listTemplates(ctx: Ctx): Promise<TemplateOverview> {
  requireInbox(ctx)
  const { db } = ctx.deps
  const edited = await listEdited(db, ctx.workspaceId)
  const locales = [...OUR_LOCALES, await ownLocale(ctx), ...edited.map(({ locale }) => locale)]
  return {
    locales: [...new Set(locales)],
    brand: await brandOf(db, ctx.workspaceId),
    items: NOTIFICATION_KIND_NAMES.map((kind) => {
      const { audience, category } = kindFacts(kind)
      return {
        kind,
        audience,
        category,
        editedIn: edited.filter((row) => row.kind === kind).map(({ locale }) => locale),
      }
    }),
  }
}

/** The words that a kind would be told in. */
export async function getTemplate(ctx: Ctx, { kind, locale }: Which): Promise<NotificationTemplate> {
  requireInbox(ctx)
  return readTemplate(ctx, kind, await localeOf(ctx, locale))
}

/** Takes words of the workspace's own. Throws `invalid_input` where they name what there is not. */
export async function saveTemplate(
  ctx: Ctx,
  { kind, locale: named, words }: { kind: NotificationKind; locale: string; words: TemplateWords },
): Promise<NotificationTemplate> {
  requireAdmin(ctx)
  requireKnownVariables(kind, words)
  const locale = await localeOf(ctx, named)
  await inTransaction(ctx, async (tx) => {
    const row = { workspace_id: ctx.workspaceId, kind, locale, words: JSON.stringify(words), updated_at: tx.now() }
    await saveWords(tx.db, row)
    await tx.record({ type: 'notification_template.saved', subject: ctx.workspaceId, data: { kind, locale } })
  })
  return readTemplate(ctx, kind, locale)
}

/** Goes back to our words; nothing happens where they were ours. */
export async function resetTemplate(ctx: Ctx, { kind, locale: named }: Which): Promise<NotificationTemplate> {
  requireAdmin(ctx)
  const locale = await localeOf(ctx, named)
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteWords(tx.db, ctx.workspaceId, kind, locale))) return
    await tx.record({ type: 'notification_template.reset', subject: ctx.workspaceId, data: { kind, locale } })
  })
  return readTemplate(ctx, kind, locale)
}

/** Chooses how every mail looks. */
export async function saveMailBrand(ctx: Ctx, brand: MailBrand): Promise<MailBrand> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const before = await brandOf(tx.db, ctx.workspaceId)
    const fields = (['color', 'logoUrl', 'footer'] as const).filter((field) => before[field] !== brand[field])
    if (fields.length === 0) return
    await saveBrand(tx.db, ctx.workspaceId, JSON.stringify(brand))
    await tx.record({ type: 'mail_brand.saved', subject: ctx.workspaceId, data: { fields } })
  })
  return brand
}

/** A language by its usual name, such as `pt-BR` for `pt-br`; the workspace's own where none is named. */
export async function localeOf(ctx: Ctx, named: string | undefined): Promise<string> {
  return named === undefined ? ownLocale(ctx) : (Intl.getCanonicalLocales(named)[0] ?? named)
}

async function ownLocale(ctx: Ctx): Promise<string> {
  const workspace = await findWorkspace(ctx.deps.db, ctx.workspaceId)
  return settingsOf(workspace ?? { settings: '{}' }).locale
}

async function readTemplate(ctx: Ctx, kind: NotificationKind, locale: string): Promise<NotificationTemplate> {
  const chosen = await chooseWords(ctx.deps.db, ctx.workspaceId, kind, locale)
  const updatedAt = chosen.locale === locale ? chosen.updatedAt : null
  return {
    kind,
    locale,
    words: chosen.words,
    edited: updatedAt !== null,
    updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
    variables: [...variablesOfKind(kind)],
  }
}
