/** The draft of a request, among those of conversations. */
export const CONTACT_DRAFT = 'contact'
