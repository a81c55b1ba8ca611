import { useEffect } from 'preact/hooks'
import { AcceptInvitation } from '../features/sign-in/accept-invitation.tsx'
import { ForgotPassword } from '../features/sign-in/forgot-password.tsx'
import { ResetPassword } from '../features/sign-in/reset-password.tsx'
import { SignIn } from '../features/sign-in/sign-in.tsx'
import { SignUp } from '../features/sign-in/sign-up.tsx'
import { Verify } from '../features/sign-in/verify.tsx'
import { t } from '../i18n/index.ts'
import { startClock } from '../ui/clock.ts'
import { AfterWait, Failed } from '../ui/states.tsx'
import { useDesk } from './desk.ts'
import { ProviderPlace } from './provider-place.tsx'
import { Shell } from './shell.tsx'

/** The door: public pages for anybody, sign-in for who must, and the desk behind it. */
export function App() {
  const desk = useDesk()
  useEffect(() => desk.router.listen(), [desk])
  useEffect(startClock, [])
  useEffect(() => void desk.session.load(), [desk])
  const route = desk.router.route.value
  if (route.name === 'invitation') return <AcceptInvitation />
  if (route.name === 'sign-up') return <SignUp />
  if (route.name === 'verify') return <Verify />
  if (route.name === 'forgot-password') return <ForgotPassword />
  if (route.name === 'reset-password') return <ResetPassword />
  const session = desk.session.state.value
  switch (session.kind) {
    case 'unknown':
      return (
        <AfterWait>
          <div class="door" role="status">
            <span class="spinner" />
            <span class="hidden">{t.common.loading}</span>
          </div>
        </AfterWait>
      )
    case 'unreachable':
      return (
        <main class="door">
          <Failed title={t.unreachable.title} trouble={session.trouble} retry={() => void desk.session.load()} />
        </main>
      )
    case 'signed-out':
      return <SignIn />
    case 'expired':
      return <SignIn expired={session.me.agent.email} />
    case 'signed-in':
      return session.me.agent.role === 'provider' ? <ProviderPlace /> : <Shell />
  }
}
