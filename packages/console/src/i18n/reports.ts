import { reports } from './en/reports.ts'

/** The words of the reports, apart from the rest so that the inbox does not carry them. */
export type ReportsCatalogue = typeof reports
export const r: ReportsCatalogue = reports
