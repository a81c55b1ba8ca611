import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useReadable } from '../../ui/readable.ts'

/** Other agents who look at this conversation now, so that nobody answers twice. */
export function Company({ state }: { state: ConversationState }) {
  const { client } = useDesk()
  const { agent } = useMe()
  const agents = useReadable(client.agents)
  const others = state.present.filter((who) => who.kind === 'agent' && who.id !== agent.id)
  if (others.length === 0) return null
  return (
    <ul class="company">
      {others.map((who) => {
        const name = agents.find((one) => one.id === who.id)?.name ?? t.common.somebody
        const writing = state.typing.some((one) => one.kind === 'agent' && one.id === who.id)
        const words = writing ? t.thread.agentTyping(name) : t.thread.agentHere(name)
        return (
          <li key={who.id} title={words} class={writing ? 'is-writing' : ''}>
            <Avatar name={name} id={who.id ?? ''} size="small" />
            <span class="hidden">{words}</span>
          </li>
        )
      })}
    </ul>
  )
}
