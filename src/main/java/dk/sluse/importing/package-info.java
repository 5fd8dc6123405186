/**
 * How a project's own data comes into its environment (R32–R35). The PI's mail says which files, from where ({@link
 * dk.sluse.importing.InstructionIntake}); nothing moves until the PI confirms it with a registered key ({@link
 * dk.sluse.importing.Confirming}). Then the files are copied in, all of them or none ({@link
 * dk.sluse.importing.BringingIn}), and belong to the environment: they leave it only by export (R33). What may follow what
 * stands in {@link dk.sluse.importing.ImportState}.
 */
package dk.sluse.importing;
