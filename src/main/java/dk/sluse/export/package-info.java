/**
 * The life of an export (R36–R48, R68, R72). A request comes in by mail ({@link dk.sluse.export.MailIntake}) or as a
 * dropped folder, its files are collected into the airlock, screened, decided by officers ({@link
 * dk.sluse.export.Deciding}), published for thirty days or moved back, and expire. Each step of the life is one class,
 * called by one route; what may follow what stands in {@link dk.sluse.export.RequestState} and {@link
 * dk.sluse.export.FileState}.
 */
package dk.sluse.export;
