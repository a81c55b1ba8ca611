/** Where the draft of a request is kept in the browser, once something was typed; forgotten on logout. */
export const CONTACT_DRAFT = 'deskbell:draft:contact'
