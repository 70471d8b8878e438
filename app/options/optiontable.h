#pragma once

#include <QList>
#include <QStringList>

namespace Flaghoist {

/// One option: the parser is built from it and --help is written from it.
struct OptionEntry
{
    QStringList names; ///< without dashes, short ones first
    QString value; ///< what --help calls its value; empty for a switch
    QString description;
};

struct OptionGroup
{
    QString title;
    QList<OptionEntry> options;
};

/// Translated, in the order of --help.
[[nodiscard]] QList<OptionGroup> optionGroups();

} // namespace Flaghoist
