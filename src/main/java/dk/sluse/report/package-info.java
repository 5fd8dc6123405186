/**
 * What people read about a screening: a {@link dk.sluse.report.ScreeningReport} as the officer's page, as JSON and as words for
 * the researcher ({@link dk.sluse.report.ReportWriter}), the rules' guides, and {@link dk.sluse.report.ScreenCommand}, which
 * screens files at home without a hub. It decides nothing and repeats no evidence.
 */
package dk.sluse.report;
