/** Where an invited person accepts. The token stands after `#`, which browsers send to no server. */
export function invitationUrl(publicUrl: string, token: string): string {
  return `${new URL('/console/invitation', publicUrl).href}#${token}`
}

/** Where somebody sets their password, by a token after `#` as well. */
export function passwordUrl(publicUrl: string, token: string): string {
  return `${new URL('/console/reset-password', publicUrl).href}#${token}`
}

/** Where the mail of a sign-up leads; its token stands after `#` as well. */
export function signUpUrl(publicUrl: string, token: string): string {
  return `${new URL('/console/verify', publicUrl).href}#${token}`
}
