/** The one line that brings the bell to a site. */
export function scriptTag(origin: string, workspaceKey: string): string {
  return `<script async src="${origin}/v1/deskbell.js" data-workspace="${workspaceKey}"></script>`
}

/** How a host's server vouches for a customer, with the `jose` package. */
export function signingExample(kid: string): string {
  return `import { SignJWT } from 'jose'

const secret = new TextEncoder().encode(process.env.DESKBELL_IDENTITY_KEY)

export const customerToken = (user) =>
  new SignJWT({ name: user.name, email: user.email })
    .setProtectedHeader({ alg: 'HS256', kid: '${kid}' })
    .setSubject(user.id)
    .setExpirationTime('15m')
    .sign(secret)`
}
