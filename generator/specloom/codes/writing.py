"""The codes of configuring and writing: E4xx, E5xx, W5xx."""

from __future__ import annotations

from specloom.codes.code import Code

WRITING_CODES: tuple[Code, ...] = (
    Code(
        "E401",
        "a generated file was edited by hand",
        "The file is listed in the manifest, but holds neither what was written nor "
        "what would be written now. Overwriting it would lose somebody's work.",
        "echo '# mine' >> generated/README.md && specloom generate",
        "Move the change to the document, the config or tests/custom/, then remove "
        "the file; or give it up with --force.",
    ),
    Code(
        "E402",
        "a stranger stands where output goes",
        "A file that specloom never wrote has the path of one that it is about to "
        "write.",
        "specloom generate api.yaml --output .",
        "Choose another folder with --output, move the file, or overwrite it with "
        "--force.",
    ),
    Code(
        "E403",
        "the record of published names cannot be read",
        "names.lock in .specloom/ holds the names that users of the package know. "
        "Without it a name could change without notice, so nothing is generated.",
        "a generated/.specloom/names.lock that was cut short",
        "Restore it from version control. After a merge, generate reads both sides.",
    ),
    Code(
        "E404",
        "the output folder cannot be used",
        "The system refuses to read or write it, or a file stands in its place.",
        "specloom generate api.yaml --output /proc",
        "Choose another folder with --output, or mend its permissions.",
    ),
    Code(
        "E405",
        "specloom made a file that is wrong",
        "A printed module does not parse, or two files have one path. Nothing is "
        "written then.",
        "none is known",
        "Report it with the document: it is a defect of specloom.",
    ),
    Code(
        "E406",
        "specloom failed",
        "Something happened that specloom did not foresee. Nothing is written then.",
        "none is known",
        "Report it with the document: it is a defect of specloom. "
        "SPECLOOM_TRACEBACK=1 shows where.",
    ),
    Code(
        "E407",
        "another run is writing to the output",
        "Two runs at once would mix their files, so the second one stops. The system "
        "lets go of the lock when a run ends, even when it is killed.",
        "specloom generate & specloom generate",
        "Wait until the other run is done, or end it.",
    ),
    Code(
        "E408",
        "a folder of the output is a symbolic link",
        "The link leads out of the output folder. Nothing is written or deleted through "
        "it, since the files there belong to something else.",
        "ln -s ~/notes generated/docs && specloom generate",
        "Remove the link, or name the folder that it leads to with --output.",
    ),
    Code(
        "W408",
        "a record of what was written is damaged",
        "The manifest, or the note of a run that was interrupted, is empty or cut short, "
        "as after a loss of power. What can be read of it counts. A file that it no "
        "longer lists, and that differs from what is generated, is refused as one that "
        "specloom did not write.",
        "a generated/.specloom/manifest.json that was cut short",
        "Run specloom generate, with --force where it refuses files that you did not "
        "edit: it writes the record again.",
    ),
    Code(
        "E409",
        "the output belongs to another document",
        "The output folder was generated from a document that has hardly an operation in "
        "common with this one, or another title and few operations in common. Generating "
        "would give its package and the names of its classes to another API. A new title, "
        "new operations, or new paths under the same operationIds do not make another "
        "document. check reports it too.",
        "specloom generate shop.yaml && specloom generate bank.yaml",
        "Choose another folder with --output, or give the output to this document with "
        "--force. --force overwrites files that were edited by hand, too: the run names "
        "them.",
    ),
    Code(
        "E411",
        "the document changed since the output was generated",
        "The output does not show what the document says now. The place is that of an "
        "operation, a schema or another element that was changed or added, or of what "
        "is around one that was removed. Only check tells it.",
        "a new operation, without specloom generate after it",
        "Generate again, and commit the output together with the document.",
    ),
    Code(
        "E412",
        "the config changed since the output was generated",
        "A setting that reaches the output has another value. Only check tells it.",
        'client = "Shop" made into client = "Store"',
        "Generate again, and commit the output together with the config.",
    ),
    Code(
        "E413",
        "specloom changed since the output was generated",
        "The output was made by another version of specloom, or with another version "
        "of what it prints and formats with. Only check tells it.",
        "pip install --upgrade specloom",
        "Generate again and read what changed; or install the version that made it.",
    ),
    Code(
        "E414",
        "a template changed since the output was generated",
        "A template, or a module of the client's runtime, is not what the output was "
        "printed with. Only check tells it.",
        "an edit of templates/python/client.py.jinja",
        "Generate again.",
    ),
    Code(
        "E415",
        "what specloom reads in the output's folder changed",
        "The output depends on a few files of its own folder, such as the names that "
        "were published; one of them was changed or removed. Only check tells it.",
        "an edit of generated/.specloom/names.lock",
        "Restore the file from version control, or generate again.",
    ),
    Code(
        "E416",
        "a generated file is missing",
        "The file would be generated and is not there: it was removed, or is new and "
        "was never generated. Where nothing was generated yet, the whole output is one "
        "finding. Only check reports it.",
        "rm generated/README.md && specloom check",
        "Generate again, and commit the file.",
    ),
    Code(
        "E417",
        "a generated file is out of date",
        "Nobody edited the file, but it is not what would be generated now; the message "
        "says what changed. All records in .specloom/ are one finding. Only check reports "
        "it.",
        "specloom check, after a change of the document",
        "Generate again, and commit the file.",
    ),
    Code(
        "E418",
        "a generated file is no longer generated",
        "specloom wrote the file, and would not write it now: its schema or operation "
        "is gone. Only check tells it.",
        "specloom check, after the last operation of a tag was removed",
        "Generate again: it removes the file.",
    ),
    Code(
        "E501",
        "the config is no TOML",
        "pyproject.toml or specloom.toml cannot be read.",
        "client = ",
        "Mend the file at the place that is named.",
    ),
    Code(
        "E502",
        "a setting is wrong",
        "The config says something that specloom does not know, or gives a setting a "
        "value of the wrong kind.",
        '[tool.specloom]\npakage = "shop"',
        "The message names the settings that there are.",
    ),
    Code(
        "E503",
        "the lock of remote documents cannot be read",
        "specloom.lock beside the config holds the hash of each remote document that "
        "was read. It is JSON that only specloom writes.",
        "a merge conflict in specloom.lock",
        "Restore it from version control, or remove it and generate again.",
    ),
    Code(
        "E511",
        "a folder has a config already",
        "specloom init makes a config where there is none. It never changes one.",
        "specloom init && specloom init",
        "Change the config by hand, or remove it first.",
    ),
    Code(
        "W501",
        "an operation is accepted that is not skipped",
        "The config accepts that an operation is missing, but no such operation is "
        "skipped. The next one that is lost could hide behind it.",
        '[tool.specloom]\naccept = ["GET /gone"]',
        "Take it out of accept; operations are named by operationId or METHOD /path.",
    ),
    Code(
        "W502",
        "a rule chooses nothing",
        "No operation is what the rule means, so it changes nothing. It may have a slip "
        "of the pen, or the document may have moved on.",
        '[tool.specloom]\nexclude = ["tag:intrenal"]',
        "Correct the rule or take it out; there are tag:NAME, id:OPERATIONID and "
        "path:/glob/**#METHOD.",
    ),
    Code(
        "W503",
        "a name is released that is no former name",
        "The config gives up a former name, but nothing had it before: it has a slip of "
        "the pen, or the output was never generated with the name.",
        '[tool.specloom]\nrelease = ["client.account.gte"]',
        "Correct the entry or take it out; former names are written as in programs: "
        "client.NAMESPACE.METHOD, client.NAMESPACE, models.NAME, webhooks.FUNCTION.",
    ),
    Code(
        "W504",
        "published names contradict each other",
        "Two branches were merged that had given one thing two names, or two things one "
        "name. Which name stays does not depend on the direction of the merge: of two "
        "names the one that the document still suggests, else the first in the "
        "alphabet; of two things the first by its id.",
        "a merge of two branches, each of which added a schema `user name`",
        "Read what was decided; a method or a model keeps the other name as a "
        "deprecated one.",
    ),
    Code(
        "E504",
        "custom code cannot be read",
        "A file in custom/ of the package is no Python, or not UTF-8: nobody can tell "
        "which classes it extends.",
        "echo 'class UserMixin' > generated/shop/custom/models.py",
        "Mend the file at the place that is named.",
    ),
    Code(
        "W505",
        "a mixin extends nothing",
        "A class in custom/ is called like a generated class with Mixin behind it, but "
        "there is no such class, or there are two, or it is no class at run time, or it "
        "has another name now.",
        "class UsreMixin: ...  # in custom/models.py",
        "Correct the name; put an underscore before that of a class which extends "
        "nothing; move it to client.py, resources.py or models.py to tell two apart.",
    ),
    Code(
        "W506",
        "custom code takes the place of generated code",
        "A mixin has a member that the generated class has as well. The mixin comes "
        "first, so the generated one can no longer be reached.",
        "class UsersMixin:\n    def list(self) -> None: ...",
        "Give it another name. If it is meant, call super() in it, or mark it with "
        "override.",
    ),
    Code(
        "W508",
        "a file of yours does not go along with the package",
        "The package has another name. Its custom/ moves to the new package, but this file "
        "stays: it is outside of custom/, the new folder has another file of its name, or "
        "it has to move and imports the old package.",
        'package = "shop" made into package = "store", with a generated/shop/helpers.py',
        "Move the file yourself, or write the new name into its imports.",
    ),
    Code(
        "W509",
        "another folder has the output of this document",
        "The config names a folder in which nothing was generated yet, and another folder "
        "of the project has an output of the same document. What belongs to that output "
        "stays there: custom code, and names.lock with the names that users know.",
        'output = "sdk" made into output = "client"',
        "Rename the old folder to the new one (git mv) before you generate, or remove it.",
    ),
    Code(
        "E505",
        "the folder of templates is not there",
        "The config names a folder of templates that take the place of specloom's, but "
        "there is none.",
        '[tool.specloom]\ntemplates = "my-templates"',
        "Correct the path, which counts from the config's folder, or take it out.",
    ),
    Code(
        "E506",
        "a template takes the place of none",
        "A file in the folder of templates has a path that none of specloom's templates "
        "has, so it would never be used.",
        "my-templates/python/clinet.py.jinja",
        "Correct its name; specloom templates lists all names.",
    ),
    Code(
        "E507",
        "a template of yours fails",
        "It is no template, asks for what there is not, or prints a module that is no "
        "Python. The place is that of the template.",
        "{{ nothing }}  {# in my-templates/markdown/readme.md.jinja #}",
        "Mend it; specloom templates diff NAME compares it with specloom's own.",
    ),
    Code(
        "W507",
        "specloom's template has changed since yours was made from it",
        "The first line of a copied template says which text of specloom it was made "
        "from. That text is another by now, or the line is missing: what was mended in "
        "specloom's template is not in yours.",
        "an upgrade of specloom with a my-templates/markdown/readme.md.jinja",
        "Read specloom templates diff NAME, take over what you want, then run specloom "
        "templates accept NAME.",
    ),
)
