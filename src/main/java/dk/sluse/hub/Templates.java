package dk.sluse.hub;

import dk.sluse.project.RouteUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The route templates, with the parameters of each. Camel overlooks a parameter that is misspelt; this does not. */
final class Templates {

    /** A parameter; one that is not required and has no standard value may be left out with {@code {{?name}}}. */
    private record Parameter(String name, boolean required, int line) {}

    private final Map<String, List<Parameter>> templates = new TreeMap<>();

    private Templates() {}

    static Templates of(List<RouteFile> files) {
        Templates templates = new Templates();
        for (RouteFile file : files) {
            if (file.kind().equals(RouteFile.TEMPLATE)) {
                file.id().ifPresent(id -> templates.templates.put(id, parameters(file)));
            }
        }
        return templates;
    }

    private static List<Parameter> parameters(RouteFile file) {
        List<Parameter> parameters = new ArrayList<>();
        for (YamlNode item : file.body().peek("parameters").map(YamlNode::items).orElse(List.of())) {
            boolean optional = item.child("defaultValue").isPresent()
                    || item.child("required")
                            .filter(node -> node.json().asText().equals("false"))
                            .isPresent();
            item.child("name")
                    .filter(YamlNode::isScalar)
                    .flatMap(YamlNode::text)
                    .ifPresent(name -> parameters.add(new Parameter(name, !optional, item.line())));
        }
        return parameters;
    }

    /** Checks the templates themselves, the templated routes in files, and every placeholder. */
    void check(List<RouteFile> files, Set<String> settings, Set<String> more) {
        for (RouteFile file : files) {
            Set<String> known = new TreeSet<>(settings);
            known.addAll(more);
            if (file.kind().equals(RouteFile.TEMPLATE)) {
                List<Parameter> own = parameters(file);
                checkOwn(file, own);
                own.forEach(parameter -> known.add(parameter.name()));
            }
            RouteTree.scalars(file, node -> checkPlaceholders(node, known));
            if (file.kind().equals(RouteFile.TEMPLATED)) {
                checkTemplated(file);
            }
        }
    }

    private static void checkPlaceholders(YamlNode node, Set<String> known) {
        for (String name : Placeholders.in(node.json().asText())) {
            if (!known.contains(name)) {
                node.fault(
                        "The placeholder {{" + name + "}} stands for nothing.",
                        Nearest.of(name, known)
                                .map(likely -> "Did you mean {{" + likely + "}}?")
                                .orElse("Name a setting, or a parameter of the template."));
            }
        }
    }

    private static void checkOwn(RouteFile file, List<Parameter> parameters) {
        Set<String> used = new HashSet<>();
        RouteTree.scalars(file, node -> used.addAll(Placeholders.in(node.json().asText())));
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!seen.add(parameter.name())) {
                file.root()
                        .faultAt(
                                parameter.line(),
                                "The parameter " + Faults.quoted(parameter.name()) + " stands here again.",
                                "Keep one of them.");
            }
            if (!used.contains(parameter.name())) {
                file.root()
                        .faultAt(
                                parameter.line(),
                                "The template does not use its parameter " + Faults.quoted(parameter.name()) + ".",
                                "Write {{" + parameter.name() + "}} where it belongs, or remove it.");
            }
        }
    }

    private void checkTemplated(RouteFile file) {
        Map<String, YamlNode> given = new TreeMap<>();
        for (YamlNode item : file.body().peek("parameters").map(YamlNode::items).orElse(List.of())) {
            item.child("name")
                    .filter(YamlNode::isScalar)
                    .flatMap(YamlNode::text)
                    .ifPresent(name -> given.put(name, item));
        }
        Optional<YamlNode> reference = file.body().peek("routeTemplateRef").filter(YamlNode::isScalar);
        Optional<String> template = reference.flatMap(YamlNode::text);
        template.ifPresent(name -> use(name, given.keySet(), given.keySet(), new Report() {
            @Override
            public void onTemplate(String what, String remedy) {
                reference.orElseThrow().fault(what, remedy);
            }

            @Override
            public void onParameter(String parameter, String what, String remedy) {
                given.get(parameter).fault(what, remedy);
            }
        }));
    }

    /** Checks the templates that a project uses. */
    void check(ProjectFile file, Faults faults) {
        for (int i = 0; i < file.project().routes().size(); i++) {
            int line = file.useLines().get(i);
            RouteUse use = file.project().routes().get(i);
            Set<String> available = new TreeSet<>(use.parameters().keySet());
            available.addAll(GivenParameters.of(file.project(), file.file()).keySet());
            Report report = new Report() {
                @Override
                public void onTemplate(String what, String remedy) {
                    faults.add(file.file(), line, what, remedy);
                }

                @Override
                public void onParameter(String parameter, String what, String remedy) {
                    faults.add(file.file(), line, what, remedy);
                }
            };
            for (String name : use.parameters().keySet()) {
                if (GivenParameters.NAMES.contains(name)) {
                    report.onParameter(name, "The parameter \"" + name + "\" is the hub's own to give.", "Remove it.");
                }
            }
            Set<String> own = new TreeSet<>(use.parameters().keySet());
            own.removeAll(GivenParameters.NAMES);
            use(use.template(), own, available, report);
        }
    }

    /** Whom a fault in a use is told. */
    private interface Report {
        void onTemplate(String what, String remedy);

        void onParameter(String parameter, String what, String remedy);
    }

    private void use(String template, Set<String> given, Set<String> available, Report report) {
        List<Parameter> parameters = templates.get(template);
        if (parameters == null) {
            report.onTemplate(
                    "There is no route template " + Faults.quoted(template) + ".",
                    Nearest.remedy(template, templates.keySet()));
            return;
        }
        Set<String> names = new TreeSet<>();
        parameters.forEach(parameter -> names.add(parameter.name()));
        for (String name : given) {
            if (!names.contains(name)) {
                Set<String> free = new TreeSet<>(names);
                free.removeAll(GivenParameters.NAMES);
                report.onParameter(
                        name,
                        "The template \"" + template + "\" has no parameter " + Faults.quoted(name) + ".",
                        Nearest.of(name, names)
                                .map(likely -> "Did you mean \"" + likely + "\"?")
                                .orElseGet(() -> Nearest.remedy(name, free)));
            }
        }
        for (Parameter parameter : parameters) {
            if (parameter.required() && !available.contains(parameter.name())) {
                report.onTemplate(
                        "The template \"" + template + "\" needs the parameter \"" + parameter.name() + "\".",
                        "Give it.");
            }
        }
    }
}
