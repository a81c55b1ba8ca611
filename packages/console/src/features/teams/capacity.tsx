import type { Agent } from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { refusalText } from '../ticket-setup/refusal.ts'
import { parseCapacity } from './parse-capacity.ts'

interface Props {
  agents: readonly Agent[]
  onChange: (agent: Agent) => void
}

/** How much each person is given by itself. */
export function Capacity({ agents, onChange }: Props) {
  const { api, toasts } = useDesk()
  const save = async (agent: Agent, capacity: number | null, undo = true) => {
    try {
      onChange(await api.updateAgent(agent.id, { capacity }))
      toasts.show(
        s.capacity.saved(agent.name, capacity),
        undo ? { undo: () => void save(agent, agent.capacity, false).catch(() => undefined) } : {},
      )
    } catch (error) {
      toasts.show(t.toast.failed(refusalText(error)), { tone: 'failed' })
      throw error
    }
  }
  return (
    <section class="section" aria-labelledby="capacity">
      <div>
        <h2 class="section-title" id="capacity">
          {s.capacity.title}
        </h2>
        <p class="field-hint">{s.capacity.hint}</p>
      </div>
      <table class="table capacity-table">
        <thead>
          <tr>
            <th scope="col">{s.capacity.person}</th>
            <th scope="col" class="table-number">
              {s.capacity.open}
            </th>
            <th scope="col">{s.capacity.most}</th>
          </tr>
        </thead>
        <tbody>
          {agents
            .filter((agent) => agent.active)
            .map((agent) => (
              <CapacityRow key={agent.id} agent={agent} onSave={(capacity) => save(agent, capacity)} />
            ))}
        </tbody>
      </table>
    </section>
  )
}

function CapacityRow({ agent, onSave }: { agent: Agent; onSave: (capacity: number | null) => Promise<void> }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  // Enter sends it, and leaving the field must not send it again.
  const sent = useRef(agent.capacity)
  useEffect(() => {
    sent.current = agent.capacity
    setText(agent.capacity === null ? '' : String(agent.capacity))
  }, [agent.capacity])
  const full = agent.capacity !== null && agent.openConversations >= agent.capacity
  const commit = () => {
    const capacity = parseCapacity(text)
    setWrong(capacity === undefined)
    if (capacity === undefined || capacity === sent.current) return
    sent.current = capacity
    onSave(capacity).catch(() => {
      sent.current = agent.capacity
    })
  }
  return (
    <tr>
      <th scope="row">
        <span class="person">
          <Avatar name={agent.name} id={agent.id} size="small" />
          {agent.name}
        </span>
      </th>
      <td class="table-number">
        {agent.openConversations} <span class="capacity-word">{s.capacity.openShort}</span>
        {full && <span class="tag">{s.capacity.full}</span>}
      </td>
      <td>
        <input
          class="input number-input"
          inputMode="numeric"
          aria-label={s.capacity.of(agent.name)}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `capacity-${agent.id}` : undefined}
          placeholder={s.capacity.noBound}
          maxLength={5}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
          }}
        />
        {wrong && (
          <p class="field-error" id={`capacity-${agent.id}`}>
            {s.capacity.bad}
          </p>
        )}
      </td>
    </tr>
  )
}
