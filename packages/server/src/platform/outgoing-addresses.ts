import { BlockList, isIP } from 'node:net'

/** What no request of ours may reach, though it looks like an address of the internet. */
const CLOSED = new BlockList()

for (const [network, prefix] of [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // behind a carrier's translation; some clouds answer questions about a machine here
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's own, seen from within
  ['169.254.0.0', 16], // link-local; most clouds tell a machine its secrets here
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // measurements
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const) {
  CLOSED.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which carries an IPv4 address
  ['3fff::', 20], // documentation
] as const) {
  CLOSED.addSubnet(network, prefix, 'ipv6')
}

/**
 * All that is unicast on the internet. Outside of it are loopback, unique-local (fc00::/7), link-local, multicast
 * and the forms that carry an IPv4 address: mapped (::ffff:0:0/96), compatible (::/96), NAT64 (64:ff9b::/96).
 */
const UNICAST = new BlockList()
UNICAST.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is one of the public internet, and none that leads back to us or our neighbours.
 *
 * @example isPublicAddress('127.0.0.1') // false
 */
export function isPublicAddress(address: string): boolean {
  // A zone names an interface of this machine.
  if (address.includes('%')) return false
  const family = isIP(address)
  if (family === 4) return !CLOSED.check(address, 'ipv4')
  return family === 6 && UNICAST.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6')
}

/** Names that mean this machine or this network, whatever they are looked up as. */
const HOME = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/

/**
 * Whether a name may be looked up: it has a dot, and is none of those that mean the house itself.
 *
 * @example isPublicName('metadata.google.internal') // false
 */
export function isPublicName(host: string): boolean {
  const name = host.replace(/\.$/, '')
  return name.includes('.') && !HOME.test(name)
}

/** Ports at and above 1024 that speak something else, to which an answer of ours may mean something. */
const OTHER_SERVICES = new Set([
  1719, 1720, 1723, 2049, 2375, 2376, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672, 5900, 6000, 6379,
  6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017,
])

/** Whether a web server may be expected there: 80, 443, and those above 1023 that belong to nothing else. */
export function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1_024 && !OTHER_SERVICES.has(port))
}
