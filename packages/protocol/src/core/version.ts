/**
 * The version of the wire: raised when a change would break a client that is already out on
 * somebody's site. The fingerprint test fails when any schema changes without thought of this.
 */
export const PROTOCOL_VERSION = 1
