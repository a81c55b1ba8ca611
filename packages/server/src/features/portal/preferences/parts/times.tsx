/** @jsxImportSource hono/jsx */
import { FREQUENCIES } from '@deskbell/protocol'
import type { Site } from '../../site.ts'
import { describedBy, FaultLine, type Filled, faultAt, Labelled, typedIn } from '../../support/parts/controls.tsx'
import { timeInWords, timeInZone } from '../words.ts'
import { wordsOfZone, zonesBeside } from '../zones.ts'

/** When gathered e-mail goes; see `whenDue`. */
const DIGEST_HOUR = 9

interface FormProps {
  readonly form: Filled
}

export function HowOften({ form }: FormProps) {
  const { t } = form
  const time = timeInWords(t, DIGEST_HOUR)
  return (
    <fieldset class="field" aria-describedby="f.frequency.hint">
      <legend>{t('frequency')}</legend>
      <p class="small quiet" id="f.frequency.hint">
        {t('frequencyHint')}
      </p>
      <div class="opts">
        {FREQUENCIES.map((one) => (
          <label key={one}>
            <input type="radio" name="frequency" value={one} checked={typedIn(form, 'frequency') === one} />
            <span>{t(`frequency_${one}`, { time })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function QuietTimes({ form }: FormProps) {
  const { t } = form
  return (
    <fieldset class="field" aria-describedby="f.quiet.hint">
      <legend>{t('quiet')}</legend>
      <p class="small quiet" id="f.quiet.hint">
        {t('quietHint')}
      </p>
      <FaultLine form={form} id="f.quiet.from" />
      <FaultLine form={form} id="f.quiet.to" />
      <div class="times">
        <Time form={form} name="quiet.from" label={t('quietFrom')} />
        <Time form={form} name="quiet.to" label={t('quietTo')} />
      </div>
    </fieldset>
  )
}

function Time({ form, name, label }: FormProps & { readonly name: string; readonly label: string }) {
  const id = `f.${name}`
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="time"
        value={typedIn(form, name)}
        {...describedBy(id, { hint: false, fault: faultAt(form, id) !== null })}
      />
    </div>
  )
}

/** Every zone there is; the present one first, so that whoever opens the list sees it. */
export function Zone({ site, form }: FormProps & { readonly site: Site }) {
  const { t } = form
  const present = typedIn(form, 'zone')
  const isFaulty = faultAt(form, 'f.zone') !== null
  const hint = isFaulty ? undefined : t('zoneHint', { time: timeInZone(t, site.ctx.deps.clock.now(), present) })
  const others = zonesBeside(present)
  return (
    <Labelled form={form} id="f.zone" label={t('zone')} hint={hint} required={true}>
      <select id="f.zone" name="zone" {...describedBy('f.zone', { hint: !isFaulty, fault: isFaulty })}>
        {(isFaulty ? others : [present, ...others]).map((zone) => (
          <option key={zone} value={zone} selected={zone === present}>
            {wordsOfZone(zone)}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
