/**
 * Preact without what the messenger has no use for: classes and their lifecycle, context, Suspense,
 * hydration of suspended trees, hooks into the renderer, and raw HTML. Our views are plain functions
 * drawn anew from the top by one effect. The minifier drops what can no longer be reached, about a
 * kilobyte after compression.
 *
 * Nothing is lost in silence: the build fails where a view uses one of these, and where Preact no
 * longer knows one (after an upgrade, when these lists must be looked through).
 */

/** Properties that Preact reads of components, of its options, and of what a component threw; all absent here. */
const UNREAD = [
  'componentDidCatch',
  'componentDidMount',
  'componentDidUpdate',
  'componentWillMount',
  'componentWillReceiveProps',
  'componentWillUnmount',
  'componentWillUpdate',
  'contextType',
  'getChildContext',
  'getDerivedStateFromError',
  'getDerivedStateFromProps',
  'getSnapshotBeforeUpdate',
  'shouldComponentUpdate',
  // Of `options`, which the hooks and the developer tools fill in.
  'debounceRendering',
  'diffed',
  'event',
  'unmount',
  'vnode',
  '__m',
  '__r',
  // Of a promise that a component threw, and of what was suspended then.
  'then',
  '__z',
  // Of classes, of `is` for customised built-in elements, and of raw HTML.
  'prototype',
  'is',
  '__html',
]

/** Elements and attributes with rules of their own, of which no view has one. */
const UNWRITTEN = [
  'dangerouslySetInnerHTML',
  'style',
  'popover',
  'download',
  'rowSpan',
  'colSpan',
  'checked',
  'foreignObject',
  'math',
  'progress',
  'template',
]
/** Comments mark where something was suspended; we draw none. */
const COMMENT = 8
const isNodeType = ({ property }) => property?.name === 'nodeType'
const MATH = 'http://www.w3.org/1998/Math/MathML'

export const leanPreact = {
  name: 'lean-preact',
  resolveId(specifier) {
    if (/^preact\/(?!jsx)/.test(specifier))
      throw new Error(`${specifier} needs more of Preact than lean-preact.mjs keeps`)
    return null
  },
  transform(code, id) {
    if (id.endsWith('.tsx')) refuse(code, id)
    return /preact\/dist\/preact\.m?js$/.test(id) ? { code: trim(code, this.parse(code)), map: null } : null
  },
}

/** A view that writes what was left out fails the build, rather than quietly doing nothing. */
function refuse(code, id) {
  const used = UNWRITTEN.find((name) => new RegExp(`<${name}\\b|\\s${name}=[{"]`).test(code))
  if (used)
    throw new Error(`${id} uses "${used}", which lean-preact.mjs leaves out of Preact: take it off the list there`)
}

function trim(code, tree) {
  const edits = []

  function visit(node) {
    if (Array.isArray(node)) for (const each of node) visit(each)
    else if (typeof node?.type === 'string') {
      const instead = substitute(node)
      if (instead) edits.push({ ...instead, start: node.start, end: node.end })
      // What is assigned to is not read; whose property it is may be.
      else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
        visit([node.left.object, node.right])
      else for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child)
    }
  }

  visit(tree)
  const found = new Set(edits.map(({ name }) => name))
  const unknown = [...UNREAD, ...UNWRITTEN, 'nodeType'].filter((name) => !found.has(name))
  if (unknown.length > 0) throw new Error(`Preact knows nothing of ${unknown.join(', ')}: look through lean-preact.mjs`)
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => `${text.slice(0, start)}(${by})${text.slice(end)}`, code)
}

/** What stands in for a node that concerns what we leave out. */
function substitute({ type, left, right, operator, property, computed }) {
  if (type === 'AssignmentExpression' && left.object?.property?.name === 'prototype')
    return { name: 'prototype', by: '0' }
  if (type === 'MemberExpression' && !computed && UNREAD.includes(property.name))
    return { name: property.name, by: 'void 0' }
  if (type !== 'BinaryExpression' || !/^[=!]==?$/.test(operator)) return null
  if ([left, right].some(({ value }) => value === COMMENT) && [left, right].some(isNodeType))
    return { name: 'nodeType', by: String(operator.startsWith('!')) }
  const name = [left.value, right.value].find((value) => value === MATH || UNWRITTEN.includes(value))
  return name ? { name, by: String(operator.startsWith('!')) } : null
}
