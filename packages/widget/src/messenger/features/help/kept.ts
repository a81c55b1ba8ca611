/** Where steps that were ticked and votes are kept in the browser, once there are any; forgotten on logout. */
export const HELP_KEY = 'deskbell:help'
