#include "options/filenames.h"

#include "countries/catalogue.h"

#include <QHash>

#include <mutex>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// ICU takes a while for 676 codes, and names are asked for again with every change of the options.
CodeFacts knownFacts(CountryCode code)
{
    static std::mutex mutex;
    static QHash<CountryCode, CodeFacts> known;
    const std::scoped_lock lock(mutex);
    const auto found = known.constFind(code);
    return found != known.cend() ? *found : *known.insert(code, codeFacts(code));
}

} // namespace

Result<QList<FileName>, Problem> fileNames(const NameTemplate &name, const QList<CountryCode> &codes)
{
    QList<FileName> names;
    QHash<QString, CountryCode> taken;
    for (const CountryCode code : codes) {
        const CodeFacts facts = knownFacts(code);
        const QString file = name.expand(code, facts);
        if (!NameTemplate::isPlainFileName(file))
            return Problem{ProblemKind::BadName, file};
        const QString key = file.toCaseFolded();
        if (const auto other = taken.constFind(key); other != taken.cend())
            return Problem{ProblemKind::SameFileName,
                           u"%1, %2: %3"_s.arg(other->upper(), code.upper(), file)};
        taken.insert(key, code);
        names.append({.file = file, .country = facts.name});
    }
    return names;
}

} // namespace Flaghoist
